/** The few globals that Node, workers and pages all have, and that core may use. */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  readonly encoding: string
  decode(input?: Uint8Array, options?: { stream?: boolean }): string
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}
declare class URL {
  constructor(url: string)
  readonly href: string
  readonly protocol: string
  readonly host: string
  readonly username: string
  readonly password: string
}
