// Worlds to start from.
export { type Persona, PERSONAS } from './demo/demo.personas.js';
export { DemoWorld } from './demo/demo.world.js';
export { ExamplesModule } from './examples.module.js';
export { fileOf, openTable } from './generator/generator.js';
export { type World, worldOf } from './generator/population.js';
export { CONSENTS, type Table, TABLES } from './generator/tables.js';
