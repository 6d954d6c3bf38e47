import { added } from '@core/change/change'
import {
  powerAnswers,
  reflectionsFromWorkshop,
  reflectionsOfWorkshop,
  suggestedSteps,
} from '@core/learning/workshop-power'
import { dayFromIso } from '@core/observation/day'
import { powerLevels, type Reflection, type Workshop } from '@core/project/entities'
import { Anchor, Button, Fieldset, List, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useProject, useRows } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { addressOfRow } from '../../../terms/address-of-row'
import { usePerspectiveName } from '../../../terms/use-perspective-name'
import common from '../../../ui/common.module.css'
import { DayField } from '../../../ui/day-field'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import shared from '../workshops.module.css'

/** What was said in a session about power, question by question, and the steps; both can be saved as reflections. */
export function PowerAnswers({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshopAfter')
  const nameOf = usePerspectiveName()
  const answers = powerAnswers(workshop)
  const steps = suggestedSteps(workshop)
  return (
    <>
      <Section title={t('powerTitle')}>
        {answers.length === 0 && <Text c="dimmed">{t('powerNone')}</Text>}
        <Stack gap="lg">
          {answers.map(({ id, words, said }) => (
            <section key={id} aria-labelledby={`asked-${id}`}>
              <Title order={3} size="h4" id={`asked-${id}`} dir="auto" mb="xs">
                {words}
              </Title>
              <ul className={shared.agreed}>
                {said.map(each => (
                  <li key={each.id} className={shared.card}>
                    <p className={common.written} dir="auto">
                      {each.words}
                    </p>
                    {each.perspectiveId !== null && (
                      <Text size="sm" c="dimmed" dir="auto">
                        {nameOf(each.perspectiveId)}
                      </Text>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </Stack>
      </Section>
      {steps.length > 0 && (
        <Section title={t('stepsTitle')}>
          <ul className={common.points}>
            {steps.map(({ id, words }) => (
              <li key={id} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {answers.length + steps.length > 0 && <SaveReflections workshop={workshop} />}
    </>
  )
}

function SaveReflections({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation(['workshopAfter', 'kinds'])
  const project = useProject()
  const reflections = useRows('reflection')
  const powerQuestions = useRows('powerQuestion')
  const gatherings = useRows('gathering')
  if (!reflections || !powerQuestions || !gatherings) return null
  const saved = reflectionsOfWorkshop(workshop, reflections)
  return (
    <div data-no-print>
      <Section title={t('reflectionsTitle')}>
        {saved.length === 0 ? (
          <ReflectionForm workshop={workshop} taken={{ reflections, powerQuestions, gatherings }} />
        ) : (
          <>
            <Text>{t('reflectionsSaved', { count: saved.length })}</Text>
            <List>
              {saved.map(({ id, title }) => (
                <List.Item key={id}>
                  <Anchor component={Link} to={`/p/${project.id}/${addressOfRow('reflection', id)}`} dir="auto">
                    {title}
                  </Anchor>
                </List.Item>
              ))}
            </List>
          </>
        )}
      </Section>
    </div>
  )
}

type Rows = Pick<Parameters<typeof reflectionsFromWorkshop>[1], 'reflections' | 'powerQuestions' | 'gatherings'>
type Level = Reflection['answers'][number]['level']

/** Words first; a level only where the group wants one, and a day for a step where it has one. */
function ReflectionForm({ workshop, taken }: { workshop: Workshop; taken: Rows }) {
  const { t } = useTranslation(['workshopAfter', 'kinds'])
  const commit = useCommit()
  const nameOf = usePerspectiveName()
  const [levels, setLevels] = useState<Record<string, Level>>({})
  const [days, setDays] = useState<Record<string, string>>({})
  const [working, setWorking] = useState(false)
  const answers = powerAnswers(workshop)
  const steps = suggestedSteps(workshop)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    // The field itself says what it cannot read.
    if (Object.values(days).some(iso => iso !== '' && !dayFromIso(iso).ok)) return
    setWorking(true)
    const dated = Object.entries(days).map(([id, iso]) => {
      const day = dayFromIso(iso)
      return [id, day.ok ? day.value : null] as const
    })
    const made = reflectionsFromWorkshop(workshop, { ...taken, levels, days: Object.fromEntries(dated), nameOf, newId })
    await commit('workshop.reflections', [
      ...made.questions.map(each => added('powerQuestion', each)),
      ...made.reflections.map(each => added('reflection', each)),
    ])
    setWorking(false)
  }
  return (
    <form onSubmit={save}>
      <Stack gap="md" maw="44rem" align="stretch">
        <Text>{t('reflectionsAbout')}</Text>
        {steps.map(({ id, words }) => (
          <DayField
            key={id}
            label={t('stepBy', { words })}
            styles={{ input: { maxWidth: '16rem' } }}
            value={days[id] ?? ''}
            onChange={event => setDays({ ...days, [id]: event.currentTarget.value })}
          />
        ))}
        {answers.length > 0 && (
          <Fieldset variant="unstyled" legend={t('levelsTitle')} styles={{ legend: { fontWeight: 600, padding: 0 } }}>
            <Stack gap="sm" mt="xs">
              {answers.map(({ id, words }) => (
                <NativeSelect
                  key={id}
                  label={words}
                  value={levels[id] ?? ''}
                  data={[
                    { value: '', label: t('levelNone') },
                    ...powerLevels.map(value => ({ value, label: t(`kinds:reflection.choices.level.${value}`) })),
                  ]}
                  onChange={event =>
                    setLevels({
                      ...levels,
                      [id]: powerLevels.find(each => each === event.currentTarget.value) ?? null,
                    })
                  }
                />
              ))}
            </Stack>
          </Fieldset>
        )}
        <div>
          <Button type="submit" loading={working} leftSection={<IconDeviceFloppy size={20} aria-hidden />}>
            {t('reflectionsSave')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
