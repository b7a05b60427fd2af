/// When colour is used.
package enum ColourChoice: String, CaseIterable, Sendable {
  case auto
  case always
  case never
}
