/** How many letters stand in a field, beside it; where they are too many, why nothing is sent. Nothing is cut. */
export function countLetters(field: HTMLTextAreaElement): void {
  const line = (field.getRootNode() as Document | ShadowRoot).getElementById(`${field.id}-letters`)
  if (!line) return
  const { most = '', letters = '', over = '' } = line.dataset
  const number = field.value.trim().length
  const isOver = number > Number(most)
  const said = letters.replace('{number}', String(number))
  line.textContent = isOver ? `${said}. ${over}` : said
  line.classList.toggle('over', isOver)
  // Heard when it begins to be too long, and not with every letter.
  if (isOver) line.setAttribute('role', 'alert')
  else line.removeAttribute('role')
  field.setCustomValidity(isOver ? over : '')
}

export function countAllLetters(root: ParentNode): void {
  for (const field of Array.from(root.querySelectorAll('textarea'))) countLetters(field)
}
