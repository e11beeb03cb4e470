import type { TemplateText } from '../template.js';

export const spanish: TemplateText = {
  exercise: {
    label: 'EJERCICIO',
    statement:
      'Este mensaje es una prueba de disponibilidad. No se refiere a ningún caso ni solicitud y no requiere más acción por su parte que responder.',
  },
  button: 'Acusar recibo',
  subject: 'Se ruega acusar recibo – {{campaignName}}',
  body: letter(
    'En el marco de la prueba «{{campaignName}}», la secretaría comprueba que los puntos de contacto de la red están localizables en todo momento. Les agradeceríamos que tuvieran a bien acusar recibo del presente mensaje en la página siguiente:',
  ),
  short:
    'Prueba de disponibilidad «{{campaignName}}». Se ruega acusar recibo antes del {{answerByUtc}}: {{link}}',
  reminder: {
    subject: 'Recordatorio: se ruega acusar recibo – {{campaignName}}',
    body: letter(
      'Aún no hemos recibido su respuesta al mensaje que les enviamos anteriormente en el marco de la prueba «{{campaignName}}». Les agradeceríamos que tuvieran a bien acusar recibo en la página siguiente:',
    ),
    short:
      'Recordatorio, prueba de disponibilidad «{{campaignName}}». Se ruega acusar recibo antes del {{answerByUtc}}: {{link}}',
  },
  escalation: {
    subject: 'Sin respuesta hasta la fecha: se ruega acusar recibo – {{campaignName}}',
    body: letter(
      'Les escribimos a esta otra dirección porque hasta la fecha no hemos recibido respuesta en el marco de la prueba «{{campaignName}}». Les agradeceríamos que tuvieran a bien acusar recibo en la página siguiente:',
    ),
    short:
      'Sin respuesta hasta la fecha a la prueba de disponibilidad «{{campaignName}}». Se ruega acusar recibo antes del {{answerByUtc}}: {{link}}',
  },
  colleague: {
    subject: 'Su Parte no ha respondido hasta la fecha: se ruega acusar recibo – {{campaignName}}',
    body: letter(
      'En el marco de la prueba «{{campaignName}}», hasta la fecha no hemos recibido respuesta de otro punto de contacto de su Parte: {{insteadOf}}. Por ello nos dirigimos a ustedes y les agradeceríamos que tuvieran a bien acusar recibo del presente mensaje en la página siguiente:',
    ),
    short:
      'Prueba de disponibilidad «{{campaignName}}»: sin respuesta hasta la fecha de {{insteadOf}}. Se ruega acusar recibo antes del {{answerByUtc}}: {{link}}',
  },
};

function letter(request: string): string {
  return `A la atención del punto de contacto 24/7: {{institution}} ({{partyName}})

Estimadas y estimados colegas:

${request}

{{link}}

También pueden responder simplemente a este mensaje: toda respuesta redactada por una persona vale como acuse de recibo. La página les permite asimismo confirmar o rectificar sus datos de contacto.

Fecha de envío: {{sentAt}}
Se tendrán en cuenta las respuestas recibidas hasta: {{answerBy}}

Les agradecemos su cooperación.

La secretaría de la red`;
}
