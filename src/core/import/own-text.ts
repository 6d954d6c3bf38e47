const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Engines keep slices this short by value. */
const shortText = 13

/** A copy of its own: a slice would keep the whole piece of the file alive that it was cut from. For what is kept for long. */
export const ownText = (text: string): string => (text.length < shortText ? text : decoder.decode(encoder.encode(text)))
