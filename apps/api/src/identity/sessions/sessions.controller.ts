// Routes about my session, my other sessions, and those of a person.
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Allow, rightsOf } from '../../access/index.js';
import { type Actor, Unauthenticated } from '../../common/index.js';
import { CurrentActor, IdParam } from '../../platform/http/index.js';
import { Issuer } from '../sign-in/issuer.js';
import { COOKIE, csrfTokenOf, SESSION_COOKIE } from './session-cookie.js';
import { EndedSessionsDto, SessionDto, SessionItemDto, SessionListDto, SignedOutDto } from './sessions.dto.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('sessions')
@Controller('api/v1')
export class SessionsController {
  constructor(
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(Issuer) private readonly issuer: Issuer,
  ) {}

  @Get('session')
  @Allow('read', 'Session')
  @ApiOperation({
    summary: 'My session',
    description: 'Who signed in, with which roles, until when; and the token that changes must bear.',
  })
  @ApiOkResponse({ type: SessionDto })
  async current(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<SessionDto> {
    const secret = secretOf(request);
    return new SessionDto(await this.sessions.view(secret), { roles: actor.roles, may: rightsOf(actor) }, csrfTokenOf(secret));
  }

  @Post('session/end')
  @Allow('read', 'Session')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign out', description: 'Ends this session and clears what the browser keeps of it. Logged as session.ended.' })
  @ApiOkResponse({ type: SignedOutDto })
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOutDto> {
    await this.sessions.signOut(secretOf(request));
    void reply.clearCookie(SESSION_COOKIE, COOKIE).header('clear-site-data', '"cache", "cookies", "storage"');
    return { location: (await this.issuer.endSessionUrl()) ?? '/' };
  }

  @Get('sessions')
  @Allow('read', 'Session')
  @ApiOperation({ summary: 'List my sessions', description: 'Also those on other machines, so that they can be ended.' })
  @ApiOkResponse({ type: SessionListDto })
  async own(@CurrentActor() actor: Actor): Promise<SessionListDto> {
    return { items: (await this.sessions.own(actor)).map((session) => new SessionItemDto(session)) };
  }

  @Post('sessions/:id/end')
  @Allow('revoke', 'Session')
  @ApiOperation({ summary: 'End a session', description: 'Takes effect with its next request.' })
  @ApiCreatedResponse({ type: SessionItemDto })
  async end(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<SessionItemDto> {
    return new SessionItemDto(await this.sessions.end(actor, id));
  }

  @Post('people/:id/end-sessions')
  @Allow('revoke', 'Session')
  @ApiOperation({ summary: 'End all sessions of a person', description: 'By an administrator, or of oneself.' })
  @ApiCreatedResponse({ type: EndedSessionsDto })
  async endOfPerson(@CurrentActor() actor: Actor, @Param() { id }: IdParam): Promise<EndedSessionsDto> {
    return { ended: await this.sessions.endOfPerson(actor, id) };
  }
}

function secretOf(request: FastifyRequest): string {
  const secret = request.cookies[SESSION_COOKIE];
  if (secret === undefined || request.headers.authorization !== undefined) {
    throw new Unauthenticated();
  }
  return secret;
}
