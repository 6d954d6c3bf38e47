import { Route, Routes } from 'react-router'
import { EvidenceOverview } from './evidence-overview'
import { ImportWizard } from './import-wizard/import-wizard'

export function EvidenceScreen() {
  return (
    <Routes>
      <Route index element={<EvidenceOverview />} />
      <Route path="bring-in" element={<ImportWizard />} />
    </Routes>
  )
}
