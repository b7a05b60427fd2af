import Export
import Testing

@Suite("Tables of text")
struct TextTableTests {
  @Test("words stand left, numbers right, and no line ends in spaces")
  func oneLine() {
    let rows = [["a", "1", "x"], ["w̄₁", "22", ""], ["", "", "漢"], ["", "", ""]]
    let table = TextTable(rows: rows, isNumber: [false, true, false], width: 20)
    #expect(table.lines == ["a    1  x", "w̄₁  22", "        漢", ""])
    #expect(table.widths == [2, 2, 2])
  }

  @Test("a row that wraps stands as one that fits does, its number beside the last line")
  func wrapped() {
    let rows = [["one two three", "5"], ["four", "6"]]
    let table = TextTable(rows: rows, isNumber: [false, true], width: 12)
    #expect(table.lines == ["one two", "three      5", "four       6"])
  }

  @Test("a later piece of a table keeps the widths of an earlier one")
  func pieces() {
    let table = TextTable(
      rows: [["a", "1"]], isNumber: [false, true], atLeast: [3, 4], width: 20)
    #expect(table.lines == ["a       1"])
  }
}
