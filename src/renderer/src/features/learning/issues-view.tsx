import { added, edited } from '@core/change/change'
import { type CommonIssue, commonIssues, type SentenceOfGroup } from '@core/learning/common-issues'
import type { SharedIssue } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Card, Checkbox, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconMessages } from '@tabler/icons-react'
import { useId, useMemo, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useProject, useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { AddLink } from '../../terms/records/add-link'
import { EmptyState } from '../../ui/hints'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** What several groups write about, offered as common issues: somebody takes or leaves each. */
export function IssuesView() {
  const { t } = useTranslation('learning')
  const project = useProject()
  const updates = useRows('groupUpdate')
  const issues = useRows('sharedIssue')
  const groups = useRows('group')
  const gatherings = useRows('gathering')
  const commit = useCommit()
  const [, setSearch] = useSearchParams()
  const [meeting, setMeeting] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const setAside = project.issuesSetAside
  const found = useMemo(
    () =>
      commonIssues({
        updates: (updates ?? []).filter(({ gatheringId }) => meeting === '' || gatheringId === meeting),
        issues: issues ?? [],
        setAside,
      }),
    [updates, issues, setAside, meeting],
  )
  if (!updates || !issues || !groups || !gatherings) return null
  const nameOf = (id: string) => groups.find(group => group.id === id)?.name ?? t('somebody')
  const meetings = gatherings.filter(({ id }) => updates.some(({ gatheringId }) => gatheringId === id))

  /** `issue`: the common issue that it is added to; null: it becomes one. */
  const take = async (
    { words, groupIds, told }: CommonIssue,
    helps: readonly SentenceOfGroup[],
    issue: SharedIssue | null,
  ) => {
    const sources = [...told, ...helps]
    const solutions = helps.map(({ groupId, text }) => t('solutionOf', { group: nameOf(groupId), words: text }))
    const merged = {
      groupIds: [...new Set([...(issue?.groupIds ?? []), ...groupIds])],
      updateIds: [...new Set([...(issue?.updateIds ?? []), ...sources.map(({ updateId }) => updateId)])],
      solutions: [issue?.solutions ?? '', ...solutions].filter(text => text !== '').join('\n'),
    }
    if (issue) {
      if (await commit('sharedIssue.edit', [edited('sharedIssue', issue, { ...issue, ...merged })]))
        setSearch({ list: 'sharedIssue', record: issue.id })
      return
    }
    const order = issues.reduce((most, each) => Math.max(most, each.order), 0) + 1
    const text = words.join(', ')
    const given = { words: `${text.charAt(0).toUpperCase()}${text.slice(1)}`, ...merged }
    const row = newRecord(recordKinds.sharedIssue, { id: newId(), order, given })
    if (await commit('sharedIssue.add', [added('sharedIssue', row as unknown as SharedIssue)]))
      setSearch({ list: 'sharedIssue', record: row.id })
  }
  const keepAside = (issuesSetAside: typeof setAside) =>
    commit('sharedIssue.set-aside', [edited('project', project, { ...project, issuesSetAside })])
  const leave = async ({ key, words, groupIds }: CommonIssue) => {
    const others = (setAside ?? []).filter(each => each.key !== key)
    if (!(await keepAside([...others, { key, groups: groupIds.length }]))) return
    showDone({ title: t('issueLeft', { words: words.map(quoted) }), message: t('issueLeftMore') })
    heading.current?.focus()
  }

  return (
    <Stack component="section" aria-label={t('issuesTitle')}>
      <Title order={2} ref={heading} tabIndex={-1}>
        {t('issuesTitle')}
      </Title>
      <Text c="dimmed" maw="44em">
        {t('issuesAbout')}
      </Text>
      {meetings.length > 0 && (
        <NativeSelect
          label={t('issuesFrom')}
          maw="24rem"
          value={meeting}
          onChange={event => setMeeting(event.currentTarget.value)}
          data={[
            { value: '', label: t('issuesAll') },
            ...meetings.map(({ id, title, day }) => {
              return { value: id, label: t('issuesOfMeeting', { title, day: dayInWords(day) }) }
            }),
          ]}
        />
      )}
      {found.length === 0 && (
        <EmptyState
          icon={<IconMessages size={32} />}
          title={t('issuesNone')}
          actions={<AddLink kind="groupUpdate" isFirstStep />}
        >
          {t('issuesNoneText')}
        </EmptyState>
      )}
      {found.map(one => (
        <FoundIssue
          key={one.key}
          found={one}
          nameOf={nameOf}
          onTake={(helps, issue) => take(one, helps, issue)}
          onLeave={() => leave(one)}
        />
      ))}
      {setAside !== undefined && setAside.length > 0 && (
        <Group>
          <Text>{t('issuesSetAside', { count: setAside.length })}</Text>
          <Button variant="default" onClick={() => keepAside([])}>
            {t('issuesBringBack')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

const quoted = (word: string) => `“${word}”`

type FoundIssueProps = {
  found: CommonIssue
  nameOf: (groupId: string) => string
  onTake: (helps: readonly SentenceOfGroup[], issue: SharedIssue | null) => void
  onLeave: () => void
}

function FoundIssue({ found, nameOf, onTake, onLeave }: FoundIssueProps) {
  const { t } = useTranslation('learning')
  const id = useId()
  const [chosen, setChosen] = useState<readonly SentenceOfGroup[]>([])
  const { words, groupIds, told, mayHelp, issue } = found
  return (
    <Card withBorder component="section" aria-labelledby={id}>
      <Stack gap="sm">
        <Title order={3} size="h4" id={id}>
          {t('issueOf', { groups: groupIds.length, words: words.map(quoted) })}
        </Title>
        <List>
          {told.map(({ updateId, groupId, day, text }) => (
            <List.Item key={`${updateId} ${text}`}>
              <Anchor component={Link} underline="always" to={{ search: `?list=groupUpdate&record=${updateId}` }}>
                {t('issueSays', { group: nameOf(groupId), day: dayInWords(day) })}
              </Anchor>{' '}
              <bdi>{text}</bdi>
            </List.Item>
          ))}
        </List>
        {mayHelp.length > 0 && (
          <Checkbox.Group
            label={t('issueHelp')}
            value={chosen.map(each => String(mayHelp.indexOf(each)))}
            onChange={places => setChosen(mayHelp.filter((_, place) => places.includes(String(place))))}
          >
            <Stack gap="xs" mt="xs">
              {mayHelp.map((each, place) => (
                <Checkbox
                  key={`${each.updateId} ${each.text}`}
                  value={String(place)}
                  label={
                    <>
                      <bdi>{nameOf(each.groupId)}</bdi>: <bdi>{each.text}</bdi>
                    </>
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        <Group gap="sm">
          {issue && (
            <Button onClick={() => onTake(chosen, issue)} style={{ height: 'auto', minHeight: '2.625rem' }}>
              <Text component="span" inherit style={{ whiteSpace: 'normal', textAlign: 'start' }} py={6}>
                {t('issueJoin', { issue: issue.words })}
              </Text>
            </Button>
          )}
          <Button variant={issue ? 'default' : 'filled'} onClick={() => onTake(chosen, null)}>
            {t(issue ? 'issueTakeNew' : 'issueTake')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {t('issueLeave')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
