// Shows the description of the api in its page: from this platform alone, without a validator elsewhere.
const place = /** @type {HTMLElement} */ (globalThis.document.querySelector('#docs'));
globalThis.SwaggerUIBundle({
  domNode: place,
  url: place.dataset.document,
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  tagsSorter: 'alpha',
});
