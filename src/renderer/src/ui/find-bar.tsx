import { ActionIcon, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import classes from './find-bar.module.css'
import { type FoundPlace, markPlaces, placesOfWords } from './find-on-page'
import { useTranslation } from './use-translation'

/** Finds words on the screen that is shown, as browsers do with Ctrl+F. Opened by the desktop's menu: a browser has its own. */
export function FindBar({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ui')
  const bar = useRef<HTMLElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const [found, setFound] = useState<{ places: readonly FoundPlace[]; at: number }>({ places: [], at: 0 })

  const show = (places: readonly FoundPlace[], at: number) => {
    markPlaces(places, places[at])
    setFound({ places, at })
  }
  const look = (typed: string) => {
    setWords(typed)
    show(placesOfWords(typed, document.body, bar.current), 0)
  }
  const step = (by: 1 | -1) => {
    // The screen may have changed since.
    const places = placesOfWords(words, document.body, bar.current)
    if (places.length > 0) show(places, (found.at + by + places.length) % places.length)
    else show([], 0)
  }
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      markPlaces([], undefined)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    <search className={classes.bar} ref={bar} aria-label={t('find')} onKeyDown={onKey} data-no-print>
      <TextInput
        ref={field}
        aria-label={t('findWords')}
        placeholder={t('findWords')}
        value={words}
        autoComplete="off"
        spellCheck={false}
        onChange={event => look(event.currentTarget.value)}
      />
      <span className={classes.count} role="status">
        {words !== '' &&
          (found.places.length === 0
            ? t('findNone')
            : t('findCount', { place: found.at + 1, count: found.places.length }))}
      </span>
      <ActionIcon variant="subtle" size="lg" aria-label={t('findPrevious')} onClick={() => step(-1)}>
        <IconChevronUp size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" size="lg" aria-label={t('findNext')} onClick={() => step(1)}>
        <IconChevronDown size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" size="lg" aria-label={t('findClose')} onClick={onClose}>
        <IconX size={20} aria-hidden />
      </ActionIcon>
    </search>
  )
}
