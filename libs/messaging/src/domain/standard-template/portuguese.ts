import type { TemplateText } from '../template.js';

export const portuguese: TemplateText = {
  exercise: {
    label: 'EXERCÍCIO',
    statement:
      'Esta mensagem é um teste de disponibilidade. Não diz respeito a nenhum caso nem pedido e não requer outra ação da sua parte além de uma resposta.',
  },
  button: 'Confirmar o recebimento',
  subject: 'Solicita-se confirmação de recebimento – {{campaignName}}',
  body: letter(
    'No âmbito do teste “{{campaignName}}”, o secretariado verifica se os pontos de contato da rede estão acessíveis a qualquer momento. Agradeceríamos que confirmassem o recebimento da presente mensagem na página seguinte:',
  ),
  short:
    'Teste de disponibilidade “{{campaignName}}”. Solicita-se confirmação de recebimento até {{answerByUtc}}: {{link}}',
  reminder: {
    subject: 'Lembrete: solicita-se confirmação de recebimento – {{campaignName}}',
    body: letter(
      'Ainda não recebemos a sua resposta à nossa mensagem anterior, enviada no âmbito do teste “{{campaignName}}”. Agradeceríamos que confirmassem o recebimento na página seguinte:',
    ),
    short:
      'Lembrete, teste de disponibilidade “{{campaignName}}”. Solicita-se confirmação de recebimento até {{answerByUtc}}: {{link}}',
  },
  escalation: {
    subject: 'Sem resposta até o momento: solicita-se confirmação – {{campaignName}}',
    body: letter(
      'Escrevemos para este outro endereço porque, até o momento, não recebemos resposta no âmbito do teste “{{campaignName}}”. Agradeceríamos que confirmassem o recebimento na página seguinte:',
    ),
    short:
      'Sem resposta até o momento ao teste de disponibilidade “{{campaignName}}”. Solicita-se confirmação de recebimento até {{answerByUtc}}: {{link}}',
  },
  colleague: {
    subject: 'A sua Parte ainda não respondeu: solicita-se confirmação – {{campaignName}}',
    body: letter(
      'No âmbito do teste “{{campaignName}}”, até o momento não recebemos resposta de outro ponto de contato da sua Parte: {{insteadOf}}. Por essa razão dirigimo-nos a Vossas Senhorias e agradeceríamos que confirmassem o recebimento da presente mensagem na página seguinte:',
    ),
    short:
      'Teste de disponibilidade “{{campaignName}}”: sem resposta até o momento de {{insteadOf}}. Solicita-se confirmação de recebimento até {{answerByUtc}}: {{link}}',
  },
};

function letter(request: string): string {
  return `À atenção do ponto de contato 24/7: {{institution}} ({{partyName}})

Prezadas e prezados colegas,

${request}

{{link}}

Também é possível responder simplesmente a esta mensagem: qualquer resposta redigida por uma pessoa vale como confirmação. A página permite ainda confirmar ou corrigir os seus dados de contato.

Data de envio: {{sentAt}}
Serão consideradas as respostas recebidas até: {{answerBy}}

Agradecemos a sua cooperação.

O secretariado da rede`;
}
