import { useEffect, useState } from 'react'
import { host } from '../../host'

/** Whether the machine keeps a second copy of every change. True until it has answered, so that no warning flashes up. */
export function useSecondCopy(): boolean {
  const [secondCopy, setSecondCopy] = useState(true)
  useEffect(() => {
    let gone = false
    host.about().then(
      about => {
        if (!gone) setSecondCopy(about.secondCopy)
      },
      () => {
        if (!gone) setSecondCopy(false)
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return secondCopy
}
