import { sameValue } from '@core/change/change'
import { defaultYearStart } from '@core/project/contents'
import type { Perspective } from '@core/project/entities'
import { perspectivesOfTemplate, type TemplateName, templateNames } from '@core/project/template'
import { Button, Container, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { createProject } from '../../data/projects'
import { PerspectivesField, YearStartField } from '../../terms/project-fields'
import { useTextProblem, useTitleProblem } from '../../terms/title-problem'
import { logError, showProblem } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import classes from './begin-screen.module.css'

/** In the language of the screen: from then on they are the project's own words. */
function usePerspectivesOfTemplate() {
  const { t } = useTranslation('templates')
  return (name: TemplateName): Perspective[] => {
    // A blank project begins with those of a campaign.
    const said: unknown = t(`${name === 'blank' ? 'campaign' : name}.perspectives`, { returnObjects: true })
    const names = Array.isArray(said) ? said.map(String) : []
    return perspectivesOfTemplate(name).map((each, place) => ({ ...each, name: names[place] ?? each.name }))
  }
}

/** A title is enough to begin: all else has a sensible start and can be changed later. */
export function NewProjectScreen() {
  const { t } = useTranslation(['begin', 'templates'])
  const navigate = useNavigate()
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  const [title, setTitle] = useState('')
  const [purpose, setPurpose] = useState('')
  const [yearStart, setYearStart] = useState(defaultYearStart)
  const [template, setTemplate] = useState<TemplateName>('blank')
  const perspectivesOf = usePerspectivesOfTemplate()
  const [perspectives, setPerspectives] = useState(() => perspectivesOf('blank'))
  /** Perspectives that somebody changed are theirs, whatever template is chosen after. */
  const chooseTemplate = (name: string) => {
    const chosen = templateNames.find(each => each === name) ?? 'blank'
    const untouched = sameValue(perspectives, perspectivesOf(template))
    if (untouched) setPerspectives(perspectivesOf(chosen))
    setTemplate(chosen)
  }
  const [tried, setTried] = useState(false)
  const [making, setMaking] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const wrong =
      titleProblem(title) ?? textProblem(purpose) ?? perspectives.map(p => titleProblem(p.name)).find(Boolean)
    if (wrong) {
      const form = event.currentTarget
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setMaking(true)
    try {
      const id = await createProject({ title, purpose, yearStart, perspectives }, template)
      navigate(`/p/${id}/overview`)
    } catch (error) {
      logError(error)
      setMaking(false)
      showProblem({ title: t('notMade'), message: t('notMadeMore') })
    }
  }

  return (
    <Container component="main" size="sm" className={classes.begin}>
      <PageHeader title={t('new')} intro={t('newIntro')} />
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput
            label={t('projectTitle')}
            description={t('projectTitleHint')}
            required
            value={title}
            error={tried ? titleProblem(title) : null}
            onChange={event => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t('purpose')}
            description={t('purposeHint')}
            autosize
            minRows={3}
            maxRows={12}
            value={purpose}
            error={textProblem(purpose)}
            onChange={event => setPurpose(event.currentTarget.value)}
          />
          <Radio.Group label={t('template')} description={t('templateHint')} value={template} onChange={chooseTemplate}>
            <Stack gap="xs" mt="xs">
              {templateNames.map(name => (
                <Radio
                  key={name}
                  value={name}
                  label={t(`templates:${name}.name`)}
                  description={t(`templates:${name}.about`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          <YearStartField
            yearStart={yearStart}
            onChoose={chosen => {
              setYearStart(chosen)
              return 'kept'
            }}
          />
          <PerspectivesField perspectives={perspectives} onChange={setPerspectives} />
          <Group>
            <Button type="submit" loading={making}>
              {t('make')}
            </Button>
            <Button variant="default" component={Link} to="/begin">
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Container>
  )
}
