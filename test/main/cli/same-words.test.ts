import { expect, it } from 'vitest'
import { projectOfCases } from './cases'

it('finds figures that are there already, however their places are written', async () => {
  const project = await projectOfCases()
  await project.import('k21a-first.csv')
  const again = await project.import('k21a-second.csv')
  expect(again.code).toBe(1)
  expect(await project.figures()).toEqual({ Households: { '2022-23': 70 } })
  project.remove()
})

it('finds places and measures by what a reader sees, and brings in only what is new', async () => {
  const project = await projectOfCases()
  await project.import('c21b-first.csv')
  const again = await project.import('c21b-second.csv')
  expect(again.code).toBe(0)
  expect(await project.figures()).toEqual({ Homes: { '2023-24': 5 + 7 + 9 + 11 + 3 } })
  project.remove()
})
