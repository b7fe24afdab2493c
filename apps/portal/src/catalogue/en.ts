// The English texts.
export { default as texts } from './en.json';
