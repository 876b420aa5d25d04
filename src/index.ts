/** What a configuration or a program imports: `import { defineConfig } from 'pylit'`. */
export { type Config, type ContentsEntry, defineConfig, type UserConfig } from './build/config.ts';
export type { BuildReport, ReportMessage } from './build/report.ts';
export { type BuildRequest, buildProject, openProject, type Project } from './cli/project/project.ts';
export { type ErrorCode, PylitError } from './core/error.ts';
