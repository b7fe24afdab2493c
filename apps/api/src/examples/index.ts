// Worlds to start from.
export { type Persona, PERSONAS } from './demo/demo.personas.js';
export { DemoWorld } from './demo/demo.world.js';
export { ExamplesModule } from './examples.module.js';
