// The Dutch texts.
export { default as texts } from './nl.json';
