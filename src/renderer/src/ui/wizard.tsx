import { Anchor, Button, Group, Progress, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import common from './common.module.css'
import { PageHeader } from './page-header'
import { useAction } from './use-action'
import { useTranslation } from './use-translation'
import classes from './wizard.module.css'

type WizardProps = {
  title: string
  intro: string
  /** Names the screen that it began on. */
  back: string
  steps: readonly string[]
  /** From 0. */
  now: number
  /** What is done in this step. */
  children: ReactNode
}

/** The frame of something done in steps: the way back, where one is, and this step under its heading, read out when it is come to. */
export function Wizard({ title, intro, back, steps, now, children }: WizardProps) {
  const { t } = useTranslation('ui')
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(now)
  // The first step is not read out: there the screen's own heading has the focus.
  useEffect(() => {
    if (shown.current === now) return
    shown.current = now
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [now])
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={common.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {back}
      </Anchor>
      <PageHeader title={title} intro={intro} />
      <ol className={classes.steps} aria-label={t('steps')}>
        {steps.map((name, index) => (
          <li
            key={name}
            data-state={index < now ? 'past' : index === now ? 'now' : 'later'}
            {...(index === now ? { 'aria-current': 'step' } : {})}
          >
            <span className={classes.stepNumber}>{index + 1}</span>
            {name}
          </li>
        ))}
      </ol>
      <Title order={2} ref={heading} tabIndex={-1}>
        {t('stepOf', { number: now + 1, all: steps.length, name: steps[now] })}
      </Title>
      {children}
    </Stack>
  )
}

type WizardStepProps = {
  /** Says what went wrong, above all else. */
  problem?: ReactNode
  wide?: boolean
  children: ReactNode
  onPrevious?: () => void
  /** While what `onChoose` answers is pending, the button is busy. `label`: where it is more than the next step. */
  next?: { readonly label?: string; readonly disabled?: boolean; readonly onChoose: () => unknown }
  /** Why one cannot go on yet. */
  note?: string | null
  /** Something long that is under way. It takes the place of the ways back and on. */
  progress?: {
    /** 0 to 1. */
    readonly share: number
    readonly label: string
    readonly words: string
    readonly cancel: string
    readonly onCancel: () => void
  } | null
}

/** One step: what went wrong, what is asked, and the ways back and on. */
export function WizardStep({ problem, wide, children, onPrevious, next, note, progress }: WizardStepProps) {
  const { t } = useTranslation('ui')
  const { area, busy, run } = useAction<HTMLDivElement>()
  return (
    <Stack gap="lg" ref={area} {...(!wide && { maw: '56rem' })}>
      {problem}
      {children}
      {progress && (
        <div>
          <Progress value={progress.share * 100} size="lg" aria-label={progress.label} transitionDuration={0} />
          <Text mt="xs" aria-live="polite">
            {progress.words}
          </Text>
        </div>
      )}
      {(next || progress) && (
        <Group className={classes.buttons ?? ''}>
          {progress ? (
            <Button variant="default" onClick={progress.onCancel}>
              {progress.cancel}
            </Button>
          ) : (
            <>
              {onPrevious && (
                <Button variant="default" onClick={onPrevious}>
                  {t('previous')}
                </Button>
              )}
              {next && (
                <Button disabled={next.disabled ?? false} loading={busy} onClick={() => run(next.onChoose)}>
                  {next.label ?? t('next')}
                </Button>
              )}
              {note && <Text c="dimmed">{note}</Text>}
            </>
          )}
        </Group>
      )}
    </Stack>
  )
}
