// The OpenAPI document of the api, made from routes and DTOs; committed as apps/api/openapi.json and compared in tests.
import { type INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** Answers the document. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Waarborg')
    .setDescription('Registers, gates, serves and logs study data. Errors are problem documents (RFC 9457).')
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, builder, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
}

/** Serves the document at /api/v1/openapi.json. */
export function serveOpenApi(app: INestApplication, document: OpenAPIObject): void {
  const http = app.getHttpAdapter();
  http.get('/api/v1/openapi.json', (_request: unknown, reply: { header(name: string, value: string): { send(body: string): void } }) => {
    reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(document));
  });
}
