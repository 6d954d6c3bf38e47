import { ActionIcon, Group, Loader, Text } from '@mantine/core'
import { IconArrowsHorizontal, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { DocumentPages } from './document-pages'
import classes from './preview.module.css'
import { type Preview, type PreviewAsked, usePreview } from './use-preview'

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const
/** Beside the sheets. */
const marginPixels = 34

/** The report as it would be written now, page by page. */
export function ReportPreview({ name, ...asked }: PreviewAsked & { name: string }) {
  const { t } = useTranslation('reportPreview')
  const preview = usePreview(asked)
  const [drawn, setDrawn] = useState({ sheets: 0, done: false })
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const width = preview.document?.width ?? 0
  const fit = useFit(frame, width)
  const zoom = chosen ?? fit
  const onDrawn = useCallback((sheets: number, done: boolean) => setDrawn({ sheets, done }), [])
  const step = (by: -1 | 1) => {
    const next = by > 0 ? zooms.find(each => each > zoom + 0.01) : zooms.findLast(each => each < zoom - 0.01)
    if (next !== undefined) setChosen(next)
  }
  return (
    <Section title={t('title')} mb="xs">
      <div className={classes.preview}>
        <Group gap={4} className={classes.bar ?? ''}>
          <ActionIcon aria-label={t('smaller')} onClick={() => step(-1)} disabled={zoom <= zooms[0]}>
            <IconZoomOut size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('larger')} onClick={() => step(1)} disabled={zoom >= 2}>
            <IconZoomIn size={20} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('fit')} aria-pressed={chosen === null} onClick={() => setChosen(null)}>
            <IconArrowsHorizontal size={20} aria-hidden />
          </ActionIcon>
          <Text size="sm" c="dimmed" role="status" className={classes.state ?? ''}>
            <StateWords preview={preview} drawn={drawn} />
          </Text>
        </Group>
        {preview.problem && (
          <Text role="alert" className={classes.problem ?? ''}>
            {t(`problem.${preview.problem}`)}
          </Text>
        )}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and by keys only where it can have the focus */}
        <section ref={frame} tabIndex={0} aria-label={t('pages', { name })} className={classes.frame}>
          {preview.document && <DocumentPages document={preview.document} zoom={zoom} onDrawn={onDrawn} />}
        </section>
        <Text size="sm" c="dimmed">
          {t('hint')}
        </Text>
      </div>
    </Section>
  )
}

/** As wide as there is room. */
function useFit(frame: React.RefObject<HTMLDivElement | null>, width: number): number {
  const [room, setRoom] = useState(0)
  useEffect(() => {
    if (!frame.current) return
    const look = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    look.observe(frame.current)
    return () => look.disconnect()
  }, [frame])
  return width === 0 || room === 0 ? 1 : Math.min(2, Math.max(0.2, room / (width + marginPixels)))
}

type StateWordsProps = { preview: Preview; drawn: { sheets: number; done: boolean } }

function StateWords({ preview: { busy, document }, drawn: { sheets, done } }: StateWordsProps) {
  const { t } = useTranslation('reportPreview')
  if (busy)
    return (
      <>
        <Loader size="xs" aria-hidden /> {t(document ? 'following' : 'making')}
      </>
    )
  if (!document || sheets === 0) return null
  return t(done ? 'sheets' : 'drawing', { count: sheets })
}
