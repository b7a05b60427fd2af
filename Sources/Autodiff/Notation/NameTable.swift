/// The names of a text as small integers: a hash table over UTF-8 bytes, without a `String` a name.
struct NameTable {
  private var bytes: [UInt8] = []
  /// Name i lies at bytes[starts[i]..<starts[i + 1]].
  private var starts: [Int32] = [0]
  /// Open addressing: 0, or half the hash of a name above its number plus 1, so that most
  /// comparisons need no look at the names.
  private var slots = [UInt64](repeating: 0, count: 256)

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
    let found = slots[slot(of: name, Self.hash(name))]
    return found == 0 ? nil : Self.id(found)
  }

  func id(of name: String) -> Int32? { id(of: Array(name.utf8)) }

  /// The number of a name, which the table holds from now on.
  mutating func intern(_ name: some Collection<UInt8>) -> Int32 {
    let hash = Self.hash(name)
    let slot = slot(of: name, hash)
    if slots[slot] != 0 { return Self.id(slots[slot]) }
    let id = Int32(count)
    bytes.append(contentsOf: name)
    starts.append(Int32(bytes.count))
    slots[slot] = hash & Self.hashBits | UInt64(id + 1)
    if 2 * count > slots.count { grow() }
    return id
  }

  private static let hashBits: UInt64 = 0xFFFF_FFFF_0000_0000

  private static func id(_ entry: UInt64) -> Int32 {
    Int32(truncatingIfNeeded: entry & ~hashBits) - 1
  }

  private func slot(of name: some Collection<UInt8>, _ hash: UInt64) -> Int {
    var slot = Self.start(hash, slots.count)
    while slots[slot] != 0 && !isEntry(slots[slot], hash, name) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// Where the search for a hash begins; by the bits that every entry keeps.
  private static func start(_ hash: UInt64, _ count: Int) -> Int {
    Int(hash >> 32) & (count - 1)
  }

  private func isEntry(_ entry: UInt64, _ hash: UInt64, _ name: some Collection<UInt8>) -> Bool {
    (entry ^ hash) & Self.hashBits == 0 && matches(Self.id(entry), name)
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
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      var slot = Self.start(entry, slots.count)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// FNV-1a with a final mix, so that x1, x2, … spread over a table of any size.
  private static func hash(_ name: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    return hash &* 0x9e37_79b9_7f4a_7c15
  }
}
