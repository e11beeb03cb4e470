import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HttpProblem } from './http/problem.js';
import { ApiDocument } from './open-api.js';

/** What of Swagger UI's package is served, by name. */
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rollcall: the HTTP API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<link rel="icon" href="/api/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;
const start = `SwaggerUIBundle({ url: '/api/docs-json', dom_id: '#swagger-ui', deepLinking: true });\n`;
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The description of the API, for programs and for people. It says nothing of the network, so it needs no key. */
@ApiExcludeController()
@Controller('api')
export class DocsController {
  constructor(private readonly document: ApiDocument) {}

  @Get('docs-json')
  json(): object {
    return this.document.get();
  }

  @Get('docs')
  ui(@Res() reply: FastifyReply): void {
    void reply
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(page);
  }

  @Get('docs/:asset')
  async asset(@Param('asset') name: string, @Res() reply: FastifyReply): Promise<void> {
    if (name === 'start.js') return void reply.type('text/javascript; charset=utf-8').send(start);
    const type = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (type === undefined) throw new HttpProblem(404, 'not-found', 'there is no such file');
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    void reply.type(type).send(await readFile(join(folder, name)));
  }
}
