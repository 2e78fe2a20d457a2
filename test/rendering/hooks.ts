import { endPrograms, preparePrograms } from './support/programs';

/** What the files share is made ready once; nothing of it outlives the run. */
export const mochaHooks = { beforeAll: preparePrograms, afterAll: endPrograms };
