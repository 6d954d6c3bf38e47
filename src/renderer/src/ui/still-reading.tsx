import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'

/** Stands in for a screen whose rows are still being read. */
export function StillReading({ label }: { label: string }) {
  return (
    <Stack gap="md" role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      <Skeleton height={38} width="min(20rem, 80%)" />
      <Skeleton height={20} width="min(32rem, 100%)" />
      <Skeleton height={180} />
    </Stack>
  )
}
