import type { TextPiece } from '@core/report/take-back/differences'
import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../../../ui/use-translation'
import classes from './take-back.module.css'

/** A text with what was added and removed in it: by underline and strike, and in words for those who only hear it. */
export function TextPieces({ pieces }: { pieces: readonly TextPiece[] }) {
  const { t } = useTranslation('takeBack')
  return pieces.map(({ kind, text }, at) => {
    const key = `${at} ${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const Mark = kind === 'added' ? 'ins' : 'del'
    return (
      <Mark key={key}>
        <VisuallyHidden component="span"> {t(kind === 'added' ? 'addedBegins' : 'removedBegins')} </VisuallyHidden>
        <span className={kind === 'added' ? classes.added : classes.removed}>{text}</span>
        <VisuallyHidden component="span"> {t('endsHere')} </VisuallyHidden>
      </Mark>
    )
  })
}
