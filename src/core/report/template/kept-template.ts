import type { Attachment } from '@core/project/entities'

export type KeptTemplate = Attachment & { readonly content: { readonly kind: 'file' } }

/** The file that is the template: the newest Word file attached to it. Undefined: none is. */
export const fileOfTemplate = (attachments: readonly Attachment[], templateId: string): KeptTemplate | undefined =>
  attachments
    .flatMap((each): KeptTemplate[] => {
      const { about, content } = each
      const isHere = about.kind === 'reportTemplate' && about.id === templateId
      return isHere && content.kind === 'file' && /\.do[ct]x$/i.test(content.fileName) ? [{ ...each, content }] : []
    })
    .toSorted((a, b) => a.order - b.order)
    .at(-1)
