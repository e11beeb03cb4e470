import { standardTemplate } from '../../domain/standard-template/index.js';
import type { OutboundMessage } from '../../transport.port.js';
import { exampleFacts } from '../example-facts.js';
import type { MailIdentity } from '../mail-addresses.js';

export const baseUrl = 'https://rollcall.example';

export const identity: MailIdentity = {
  domain: 'rollcall.example',
  replyLocalPart: 'answer',
  bounceLocalPart: 'bounce',
  from: { name: 'Secretariat of the network', address: 'secretariat@network.example' },
};

export function sampleMessage(changes: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    messageId: '018d9a3c-5a1e-5c3e-8f6e-0123456789ab',
    attemptId: 'fedcba98-7654-5321-8f6e-0123456789ab',
    campaignId: 'february',
    contactPointId: 'fr-1',
    kind: 'email',
    address: 'duty@fr.example',
    purpose: 'first',
    facts: exampleFacts(standardTemplate),
    ...changes,
  };
}
