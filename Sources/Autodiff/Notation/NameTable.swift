/// The names of a text as small integers: a hash table over UTF-8 bytes, without a `String` a name.
struct NameTable {
  private var bytes: [UInt8] = []
  /// Name i lies at bytes[starts[i]..<starts[i + 1]].
  private var starts: [Int32] = [0]
  /// −1, or the index of a name; open addressing.
  private var slots = [Int32](repeating: -1, count: 256)

  /// A table that holds some names already, numbered from 0.
  init(_ names: [String]) {
    for name in names { _ = intern(Array(name.utf8)) }
  }

  var count: Int { starts.count - 1 }

  subscript(id: Int32) -> String { String(decoding: utf8(of: id), as: UTF8.self) }

  func utf8(of id: Int32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }

  /// The number of a name that the table holds.
  func id(of name: some Collection<UInt8>) -> Int32? {
    let found = slots[slot(of: name)]
    return found >= 0 ? found : nil
  }

  func id(of name: String) -> Int32? { id(of: Array(name.utf8)) }

  /// The number of a name, which the table holds from now on.
  mutating func intern(_ name: some Collection<UInt8>) -> Int32 {
    let slot = slot(of: name)
    if slots[slot] >= 0 { return slots[slot] }
    let id = Int32(count)
    bytes.append(contentsOf: name)
    starts.append(Int32(bytes.count))
    slots[slot] = id
    if 2 * count > slots.count { grow() }
    return id
  }

  private func slot(of name: some Collection<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] >= 0 && !matches(slots[slot], name) { slot = (slot + 1) & mask }
    return slot
  }

  private func matches(_ id: Int32, _ name: some Collection<UInt8>) -> Bool {
    let lower = Int(starts[Int(id)])
    guard Int(starts[Int(id) + 1]) - lower == name.count else { return false }
    var index = lower
    for byte in name {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    for id in 0..<Int32(count) { slots[slot(of: utf8(of: id))] = id }
  }

  /// FNV-1a with a final mix, so that x1, x2, … spread over a table of any size.
  private static func hash(_ name: some Collection<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 20)
  }
}
