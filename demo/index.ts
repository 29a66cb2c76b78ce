export { demoPlanSchema, type DemoPlan } from './plan.ts';
export type { DemoAnswers, DemoProgress, DemoReport, PlantedRow } from './report.ts';
export { DEFAULT_SEED, writeDemo, type DemoOptions } from './write-demo.ts';
export { SYSTEM_WRITERS } from './systems.ts';
