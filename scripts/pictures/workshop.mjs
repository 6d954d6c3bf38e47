import { goTo, saved, take } from './camera.mjs'

const ideas = [
  'A key to my own door',
  'Nobody is moved on without a choice of where',
  'The same worker for as long as I need one',
]

/** A workshop from its plan to an open vote: the facilitator's screen, the wall, a phone, and the sheets for those without one. */
export async function takeWorkshop(page) {
  const press = name => page.getByRole('button', { name }).first().click()
  await goTo(page, 'Workshops')
  await page.getByRole('link', { name: 'Plan a workshop' }).first().click()
  await press('Plan it')
  const question = page.getByLabel('The question')
  await question.fill('How will we know that people moving on are listened to?')
  await page.getByLabel('Who has the final say?').fill('The people in this room with lived experience')
  await page.getByLabel('How many people do you expect?').fill('12')
  await page.getByLabel('How many people do you expect?').press('Tab')
  await saved(page)
  await take(page, 'workshop-plan', { from: page.getByRole('heading', { level: 1 }), height: 900 })

  const plan = page.url()
  await page.goto(`${plan}/paper`)
  await page
    .getByText(/^Number \d{3} \d{3}$/)
    .first()
    .waitFor()
  await take(page, 'workshop-paper')

  await page.goto(`${plan}/run`)
  await page.getByRole('radio', { name: /This computer only/ }).check()
  await press('Open the session')
  const address = await page
    .getByText(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    .first()
    .innerText()
  const code = await page
    .getByText(/^[0-9A-Z]{6}$/)
    .first()
    .innerText()
  const popup = page.waitForEvent('popup')
  await press(/wall/i)
  const wall = await popup
  await wall.setViewportSize({ width: 1280, height: 720 })
  await wall.getByRole('img').first().waitFor()
  await take(wall, 'wall', { height: 720 })

  const phone = await page.context().newPage()
  await phone.setViewportSize({ width: 360, height: 640 })
  await phone.goto(`${address}?code=${code}`)
  await phone.getByRole('button', { name: 'I am happy with this' }).click()
  await phone.getByLabel('Lived experience').first().check()
  await phone.getByRole('button', { name: 'Join' }).click()
  await phone.getByRole('navigation', { name: 'More' }).waitFor()
  await press('Begin')
  await press(/^Next: /)
  for (const idea of ideas) {
    await phone.getByLabel('Write one idea').fill(idea)
    await phone.getByRole('button', { name: 'Send this idea' }).click()
    await phone.getByText(idea).first().waitFor()
  }
  await press(/^Next: /)
  await page.getByText(ideas[0]).first().waitFor()
  await press('Make proposals of all')
  await press(/^Next: /)
  await press('Choose how to count')
  await page.getByRole('radio', { name: /All votes together, as one group/ }).check()
  await press('Count this way')
  await press('Open vote 1')
  await page.getByRole('button', { name: 'Close vote 1' }).waitFor()
  await page.getByText('3 proposals were added to the vote.').waitFor({ state: 'detached' })
  await page.evaluate(() => window.scrollTo(0, 0))
  await take(page, 'workshop-run')
  await phone.getByRole('link', { name: 'Start' }).click()
  await phone.getByRole('radio').first().waitFor()
  await phone.getByText('The group has moved on.').waitFor({ state: 'hidden' })
  await take(phone, 'phone-vote', { of: phone.locator('body') })
  await phone.close()
  await wall.close()
}
