/** Builds the phone's script and style and says where. */
export function buildParticipant(outDir?: string): Promise<string>
