import type { KindOfRecord } from '@core/record/kinds'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useTranslation } from '../../ui/use-translation'

type AddLinkProps = {
  kind: KindOfRecord
  known?: Readonly<Record<string, string>>
  area?: string
  isFirstStep?: boolean
}

/** Leads to the form for a new record, with what is known of it filled in. `area`: where its list is, if not in this one. */
export function AddLink({ kind, known = {}, area, isFirstStep = false }: AddLinkProps) {
  const { t } = useTranslation('kinds')
  const search = new URLSearchParams({ list: kind, add: kind })
  for (const [name, value] of Object.entries(known)) search.set(`with.${name}`, value)
  return (
    <Button
      component={Link}
      to={{ ...(area !== undefined && { pathname: `../${area}` }), search: `?${search}` }}
      {...(area !== undefined && { relative: 'path' as const })}
      variant={isFirstStep ? 'filled' : 'default'}
      size={isFirstStep ? 'md' : 'sm'}
      leftSection={<IconPlus size={18} aria-hidden />}
    >
      {t(`${kind}.add` as 'person.add')}
    </Button>
  )
}
