import { participation } from '@core/people/participation'
import type { Gathering } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Anchor, Card, Stack, Text, Title } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useProject, useRows } from '../../data/hooks'
import { AddLink } from '../../terms/records/add-link'
import { usePerspectiveName } from '../../terms/use-perspective-name'
import { EmptyState } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'

const written = ['decided', 'agendaBy', 'whoseRoom', 'decidedBy'] as const

/** A record of power for each decision: as it was written down on its session's page, and what was not. */
export function DecisionsView() {
  const { t } = useTranslation(['people', 'kinds'])
  const project = useProject()
  const person = useRows('person')
  const attendance = useRows('attendance')
  const gathering = useRows('gathering')
  const nameOf = usePerspectiveName()
  if (!person || !attendance || !gathering) return null
  const decisions = gathering
    .filter(({ form, decided }) => form === 'decision' || decided.trim() !== '')
    .toSorted((a, b) => b.day - a.day)
  if (decisions.length === 0)
    return (
      <EmptyState
        icon={<IconGavel size={32} />}
        title={t('decisionsNone')}
        actions={<AddLink kind="gathering" isFirstStep />}
      >
        {t('decisionsNoneText')}
      </EmptyState>
    )
  const inTheRoom = (decision: Gathering): readonly string[] =>
    participation({ person, attendance, gathering: [decision] }, project, {
      firstDay: decision.day,
      lastDay: decision.day,
    })
      .stages.flatMap(({ perspectives }) => perspectives)
      .filter(({ counts }) => counts.came > 0 || counts.decided > 0)
      .map(({ perspectiveId, counts }) => t('inTheRoomOf', { name: nameOf(perspectiveId), ...counts }))
  return (
    <Stack component="section" aria-label={t('decisionsTitle')}>
      <Title order={2}>{t('decisionsTitle')}</Title>
      <Text c="dimmed" maw="44em">
        {t('decisionsAbout')}
      </Text>
      {decisions.map(decision => {
        const room = inTheRoom(decision)
        return (
          <Card key={decision.id} withBorder component="article">
            <Stack gap="xs">
              <Title order={3} size="h4">
                <Anchor
                  component={Link}
                  inherit
                  underline="always"
                  to={{ search: `?list=gathering&record=${decision.id}` }}
                >
                  <bdi>{t('decisionOn', { title: decision.title, day: dayInWords(decision.day) })}</bdi>
                </Anchor>
              </Title>
              {written.map(name => (
                <Said key={name} label={t(`kinds:gathering.fields.${name}`)} lines={[decision[name]]} />
              ))}
              <Said
                label={t('kinds:gathering.fields.space')}
                lines={decision.space === null ? [] : [t(`kinds:gathering.choices.space.${decision.space}`)]}
              />
              <Said label={t('inTheRoom')} lines={room} isOurs />
            </Stack>
          </Card>
        )
      })}
    </Stack>
  )
}

/** `isOurs`: sentences of the app, in its direction; else as somebody wrote them. */
function Said({ label, lines, isOurs = false }: { label: string; lines: readonly string[]; isOurs?: boolean }) {
  const { t } = useTranslation('people')
  const told = lines.filter(line => line.trim() !== '')
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      {told.length === 0 ? (
        <Text fs="italic">{t('notWritten')}</Text>
      ) : (
        told.map(line => (
          <Text
            key={line}
            {...(!isOurs && { dir: 'auto' })}
            style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
          >
            {line}
          </Text>
        ))
      )}
    </div>
  )
}
