import type { TemplateText } from '../template.js';

export const english: Required<TemplateText> = {
  exercise: {
    label: 'EXERCISE',
    statement:
      'This message is a test of availability. It concerns no case and no request, and calls for no action other than answering it.',
  },
  button: 'Confirm receipt',
  subject: 'Please confirm receipt – {{campaignName}}',
  body: letter(
    'In the framework of the test “{{campaignName}}”, the secretariat is verifying that the contact points of the network can be reached at any time. We should be grateful if you would confirm receipt of this message on the following page:',
  ),
  short:
    'Availability test “{{campaignName}}”. Please confirm receipt by {{answerByUtc}}: {{link}}',
  reminder: {
    subject: 'Reminder: please confirm receipt – {{campaignName}}',
    body: letter(
      'We have not yet received your answer to our earlier message in the framework of the test “{{campaignName}}”. We should be grateful if you would confirm receipt on the following page:',
    ),
    short:
      'Reminder, availability test “{{campaignName}}”. Please confirm receipt by {{answerByUtc}}: {{link}}',
  },
  escalation: {
    subject: 'No answer so far: please confirm receipt – {{campaignName}}',
    body: letter(
      'We are writing to you at this further address because we have received no answer so far in the framework of the test “{{campaignName}}”. We should be grateful if you would confirm receipt on the following page:',
    ),
    short:
      'No answer so far to the availability test “{{campaignName}}”. Please confirm receipt by {{answerByUtc}}: {{link}}',
  },
  colleague: {
    subject: 'No answer from your Party so far: please confirm receipt – {{campaignName}}',
    body: letter(
      'In the framework of the test “{{campaignName}}”, we have received no answer so far from another contact point of your Party: {{insteadOf}}. We are therefore turning to you, and should be grateful if you would confirm receipt of this message on the following page:',
    ),
    short:
      'Availability test “{{campaignName}}”: no answer so far from {{insteadOf}}. Please confirm receipt by {{answerByUtc}}: {{link}}',
  },
};

function letter(request: string): string {
  return `For the attention of the 24/7 contact point: {{institution}} ({{partyName}})

Dear colleagues,

${request}

{{link}}

You may also simply reply to this message: any reply written by a person counts as confirmation. The page allows you, moreover, to confirm or correct your contact details.

Sent: {{sentAt}}
Answers are counted until: {{answerBy}}

We thank you for your cooperation.

The secretariat of the network`;
}
