// Files of the project, and uploads kept encrypted until they are loaded or refused.
export { fromProjectRoot } from './project-root.js';
export { Spool, SpoolOverflow, type Spooled } from './spool.js';
export { FilesModule } from './files.module.js';
