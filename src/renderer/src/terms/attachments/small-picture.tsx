import { pictureKind, pictureKindBytes } from '@core/attachment/files-and-links'
import { type ReactNode, useEffect, useState } from 'react'
import { useSession } from '../../data/hooks'
import classes from './attachments.module.css'

/** The picture, small, where its bytes say that it is one; else what stands for a file. Its title is beside it. */
export function SmallPicture({ sha256, otherwise }: { sha256: string; otherwise: ReactNode }) {
  const address = usePictureAddress(sha256)
  const [broken, setBroken] = useState(false)
  if (address === null || broken) return otherwise
  return (
    <img
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      className={classes.picture}
      onError={() => setBroken(true)}
    />
  )
}

/** Null: no picture that is shown, or not yet. */
function usePictureAddress(sha256: string): string | null {
  const { db } = useSession()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let left = false
    const look = async () => {
      const content = (await db.files.get(sha256))?.content
      const start = await content?.slice(0, pictureKindBytes).arrayBuffer()
      const kind = start && pictureKind(new Uint8Array(start))
      if (!content || !kind || left) return
      // Said to be the picture that it is, and nothing else: an address of ours never shows a page.
      made = URL.createObjectURL(content.slice(0, content.size, kind))
      setAddress(made)
    }
    // Bytes that cannot be read are no picture; saving a copy says what is wrong with them.
    look().catch(() => undefined)
    return () => {
      left = true
      if (made !== null) URL.revokeObjectURL(made)
      setAddress(null)
    }
  }, [db, sha256])
  return address
}
