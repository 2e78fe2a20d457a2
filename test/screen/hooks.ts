import { stopScreen } from './support/screen';

/** The server and the browser that the files share end with the run. */
export const mochaHooks = { afterAll: stopScreen };
