/** What the side panel is about. */
export const selectionKinds = ['element', 'link', 'frame'] as const
export type Selection = { readonly kind: (typeof selectionKinds)[number]; readonly id: string }
