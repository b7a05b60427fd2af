/// How passes lie in lanes: `laneCount` of them side by side are a group, and a place is a lane of
/// a slot, as an index among the lanes of all slots.
struct LaneGroups {
  let laneCount: Int

  func groupCount(_ passCount: Int) -> Int { (passCount + laneCount - 1) / laneCount }

  func position(of pass: Int32) -> (group: Int, lane: Int) {
    let (group, lane) = Int(pass).quotientAndRemainder(dividingBy: laneCount)
    return (group, lane)
  }

  func place(_ slot: Int, lane: Int) -> Int32 { Int32(slot * laneCount + lane) }

  func places(_ slots: Range<Int>) -> Range<Int> {
    slots.lowerBound * laneCount..<slots.upperBound * laneCount
  }
}
