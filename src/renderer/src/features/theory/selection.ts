/** What the side panel is about. */
export type Selection = { readonly kind: 'element' | 'link'; readonly id: string }
