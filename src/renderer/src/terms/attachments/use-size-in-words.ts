import { useTranslation } from 'react-i18next'

const oneDecimal = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** A file's size as people say it: `1.2 MB`. */
export function useSizeInWords() {
  const { t } = useTranslation('attachments')
  return (bytes: number): string => {
    if (bytes < 1024) return t('bytes', { count: bytes })
    const kilobytes = bytes / 1024
    // What would be written as 1,024 KB is 1 MB.
    if (kilobytes < 1023.5) return t('kilobytes', { size: whole.format(kilobytes) })
    return t('megabytes', { size: oneDecimal.format(kilobytes / 1024) })
  }
}
