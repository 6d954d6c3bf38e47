const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** RFC 4648, section 4. What core may use has no function for it. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3)
    const whole = (first << 16) | ((second ?? 0) << 8) | (third ?? 0)
    pieces.push(
      letters.charAt(whole >> 18) + letters.charAt((whole >> 12) & 63),
      second === undefined ? '=' : letters.charAt((whole >> 6) & 63),
      third === undefined ? '=' : letters.charAt(whole & 63),
    )
  }
  return pieces.join('')
}
