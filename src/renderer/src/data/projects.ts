// What can be done with a whole project: each answers with, or ends, a session.
export { createProject } from './create-project'
export { deleteProject } from './delete-project'
export { type OpenProjectResult, openProject, type RecoveryOffer } from './open-project'
export { openProjectFile } from './open-project-file'
export { recoverProject, saveDatabaseToFile } from './recover-project'
