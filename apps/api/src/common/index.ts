// The values that every part of Waarborg shares; knows neither Nest nor the database.
export * from './actor.js';
export * from './calendar.js';
export * from './clock.js';
export * from './digest.js';
export * from './ids.js';
export * from './json.js';
export * from './page.js';
export * from './problem.js';
export * from './version.js';
