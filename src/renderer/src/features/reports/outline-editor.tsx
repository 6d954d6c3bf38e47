import type { ReportOutline } from '@core/project/entities'
import { prints, sectionKinds } from '@core/project/entities'
import { kindsToAdd, movedTo, withSection } from '@core/report/outline-edits'
import { type Outline, type OutlineSection, ownOutline } from '@core/report/outlines'
import { Button, Group, NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../data/new-id'
import { DraftInput, DraftSelect } from '../../ui/draft-fields'
import { Section } from '../../ui/section'
import { OutlineRow } from './outline-row'
import classes from './reports.module.css'
import { useSectionName } from './section-name'
import type { OutlineEdits } from './use-outline'

type OutlineEditorProps = {
  outline: Outline
  /** Null: a ready-made one, which nobody changes. */
  row: ReportOutline | null
  edits: OutlineEdits
  onChoose: (outline: string) => void
}

/** The sections of an outline: of a ready-made one to read and to copy, of one's own to change. */
export function OutlineEditor({ outline, row, edits, onChoose }: OutlineEditorProps) {
  const { t } = useTranslation('reportWriting')
  const copy = async () => {
    const id = await edits.copy(outline)
    if (id !== null) onChoose(id)
  }
  return (
    <Section title={t('sectionsTitle')} mb={0}>
      <Stack maw="56rem" mt="xs">
        {row ? <OutlineFields row={row} edits={edits} /> : <Text c="dimmed">{t('readyStays')}</Text>}
        <Group gap="sm">
          <Button variant="default" leftSection={<IconCopy size={20} aria-hidden />} onClick={copy}>
            {t(row ? 'duplicateOutline' : 'makeOwn')}
          </Button>
          {row && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={20} aria-hidden />}
              onClick={async () => {
                if (await edits.remove(row)) onChoose(row.base ?? 'year')
              }}
            >
              {t('deleteOutline')}
            </Button>
          )}
        </Group>
        {row ? <OwnSections key={row.id} row={row} edits={edits} /> : <ReadySections outline={outline} />}
      </Stack>
    </Section>
  )
}

function OutlineFields({ row, edits }: { row: ReportOutline; edits: OutlineEdits }) {
  const { t } = useTranslation(['reportWriting', 'kinds'])
  return (
    <div className={classes.pair}>
      <DraftInput
        label={t('outlineName')}
        stored={row.name}
        maxLength={500}
        data-field={`outline-${row.id}`}
        keepText={text =>
          text.trim() === ''
            ? { error: t('outlineNeedsName') }
            : edits.edit(row.id, now => ({ ...now, name: text.trim() }))
        }
      />
      <DraftSelect
        label={t('kinds:reportOutline.fields.print')}
        stored={row.print ?? 'plain'}
        data={prints.map(each => ({ value: each, label: t(`kinds:reportOutline.choices.print.${each}`) }))}
        keepText={text => edits.edit(row.id, now => ({ ...now, print: prints.find(each => each === text) ?? 'plain' }))}
      />
    </div>
  )
}

function ReadySections({ outline }: { outline: Outline }) {
  const { t } = useTranslation('reportWriting')
  const nameOf = useSectionName()
  return (
    <ol className={classes.plainSections}>
      {outline.sections.map(section => (
        <li key={section.id}>
          {nameOf(section)}
          {section.budget !== null && (
            <Text span c="dimmed">
              {' '}
              {t('upToWords', { count: section.budget })}
            </Text>
          )}
        </li>
      ))}
    </ol>
  )
}

type Moved = { readonly id: string; readonly by: -1 | 1 }

function OwnSections({ row, edits }: { row: ReportOutline; edits: OutlineEdits }) {
  const { t } = useTranslation('reportWriting')
  const nameOf = useSectionName()
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<Moved | null>(null)
  const { sections } = ownOutline(row)
  // A row that moves in the page loses the focus: whoever moves by keys goes on with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as the new order is drawn
  useEffect(() => {
    const last = moved.current
    moved.current = null
    if (!last) return
    const item = list.current?.querySelector(`[data-section="${CSS.escape(last.id)}"]`)
    // Who has gone on to something else meanwhile stays there.
    const focused = document.activeElement
    if (focused !== document.body && !item?.contains(focused)) return
    const again = item?.querySelector<HTMLButtonElement>(`[data-move="${last.by}"]`)
    const other = item?.querySelector<HTMLButtonElement>(`[data-move="${-last.by}"]`)
    if (again?.disabled) other?.focus()
    else again?.focus()
  }, [sections.map(({ id }) => id).join()])
  const move = (section: OutlineSection, by: -1 | 1) => {
    const place = sections.findIndex(({ id }) => id === section.id) + by
    moved.current = { id: section.id, by }
    setTold(t('moved', { name: nameOf(section), place: place + 1, of: sections.length }))
    return edits.editSections(row.id, now =>
      movedTo(now, section.id, now.findIndex(({ id }) => id === section.id) + by),
    )
  }
  const drop = (target: string) => (event: DragEvent) => {
    event.preventDefault()
    setDragged(null)
    setOver(null)
    if (dragged === null || dragged === target) return
    void edits.editSections(row.id, now =>
      movedTo(
        now,
        dragged,
        now.findIndex(({ id }) => id === target),
      ),
    )
  }
  return (
    <>
      <ol className={classes.parts} ref={list}>
        {sections.map((section, index) => (
          <OutlineRow
            key={section.id}
            outlineId={row.id}
            section={section}
            edits={edits}
            isFirst={index === 0}
            isLast={index === sections.length - 1}
            onMove={by => move(section, by)}
            isOver={over === section.id && dragged !== null}
            drag={{
              onDragStart: () => setDragged(section.id),
              onDragEnd: () => {
                setDragged(null)
                setOver(null)
              },
              onDragOver: event => {
                if (dragged === null) return
                event.preventDefault()
                setOver(section.id)
              },
              onDrop: drop(section.id),
            }}
          />
        ))}
      </ol>
      {sections.length === 0 && <Text c="dimmed">{t('noSections')}</Text>}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      <AddSection row={row} edits={edits} />
    </>
  )
}

function AddSection({ row, edits }: { row: ReportOutline; edits: OutlineEdits }) {
  const { t } = useTranslation(['reportWriting', 'kinds'])
  const [kind, setKind] = useState('text')
  const { lacking, there } = kindsToAdd(row.sections)
  const named = (kinds: readonly (typeof sectionKinds)[number][]) =>
    kinds.map(value => ({ value: value as string, label: t(`kinds:reportOutline.choices.section.${value}`) }))
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label={t('addSectionKind')}
        value={kind}
        data={[
          ...named(['text']),
          { group: t('sectionsLacking'), items: named(lacking) },
          { group: t('sectionsAgain'), items: named(there) },
        ]}
        onChange={event => setKind(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() =>
          edits.editSections(row.id, now =>
            withSection(now, sectionKinds.find(each => each === kind) ?? 'text', newId()),
          )
        }
      >
        {t('addSection')}
      </Button>
    </Group>
  )
}
