import Autodiff
import Practice

/// The lecture's example with the lecture's numbering.
let lectureText = """
  w3 = sin w1; w4 = w1 w2; w5 = w1 - w2
  w6 = w3 + w4; w7 = exp w5
  f(x1, x2) = (w6, w7)
  """

func list(_ text: String) throws -> WengertList { WengertList(try Function(reading: text)) }

func subject(_ text: String, at point: [Double]) throws -> Subject {
  Subject(function: try Function(reading: text), point: point)
}
