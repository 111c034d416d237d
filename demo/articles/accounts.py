from demo.company import DIEGO, JORGE, RENZO
from demo.script import DAY, Article

CONTRACT_CONTACTS = Article(
    key="contactos-del-contrato",
    area="ACCOUNTS",
    author=RENZO,
    reviewer=JORGE,
    ago=190 * DAY,
    title_es="Cambiar los contactos de un contrato",
    title_en="Changing the contacts on a contract",
    body_es="""\
Cada contrato tiene tres contactos: el administrativo, que aprueba cambios; el de pagos, que \
recibe las facturas; y el técnico, a quien avisamos de los mantenimientos. Puede ser la misma \
persona.

1. El administrador de la organización entra en Cuenta › Contrato › Contactos.
2. Para el contacto de pagos o el técnico basta escribir el nombre y el correo nuevos. El cambio \
vale desde ese momento y avisamos a la persona saliente.
3. Para el contacto administrativo hace falta una solicitud de cambio, porque quien ocupa ese \
lugar puede firmar ampliaciones. Indique quién aprueba y desde qué fecha.
4. Adjunte una carta en papel membretado firmada por el representante legal o por el contacto \
saliente. Si ninguno puede firmar, sirve un certificado de representación de los últimos treinta \
días.
5. Confirmamos el cambio por teléfono con el número que ya consta en el contrato, nunca con uno \
recibido en la misma solicitud.

El trámite suele terminar en un día hábil. Las facturas ya emitidas no cambian de destinatario; \
puede reenviarlas desde la página de facturas. Cuando alguien deje la empresa, recuerde retirarle \
también el acceso en Personas.""",
    body_en="""\
Every contract has three contacts: the administrative one, who approves changes; the payments one, \
who receives invoices; and the technical one, whom we tell about maintenance. They may be the same \
person.

1. The organization's administrator goes to Account › Contract › Contacts.
2. For the payments or technical contact, just type the new name and address. The change holds \
from that moment and we tell the person leaving.
3. The administrative contact needs a change request, because whoever holds that place may sign \
extensions. Say who approves and from which date.
4. Attach a letter on headed paper signed by the legal representative or by the outgoing contact. \
If neither can sign, a certificate of representation from the last thirty days will do.
5. We confirm the change by telephone, on the number already in the contract and never on one \
received with the request.

It usually takes one business day. Invoices already issued keep their recipient; you can send them \
again from the invoices page. When somebody leaves the company, remember to remove their access in \
People as well.""",
)

LICENSES = Article(
    key="licencias-y-sucursales",
    area="ACCOUNTS",
    author=DIEGO,
    reviewer=RENZO,
    ago=96 * DAY,
    title_es="Añadir licencias, módulos o sucursales a mitad de contrato",
    title_en="Adding licenses, modules or branches in mid-contract",
    body_es="""\
El contrato puede crecer en cualquier momento; reducirse, solo en la renovación o con treinta días \
de aviso si el módulo lo permite.

1. Haga la cuenta en Cuenta › Contrato › Simular. La página muestra el importe prorrateado de este \
mes y el nuevo importe mensual, sin compromiso.
2. Una licencia de consulta puede ver y exportar; una completa, además, registra y aprueba. Pasar \
de consulta a completa conserva el usuario y su historia.
3. Para una sucursal nueva tenga a mano su identificación fiscal, su dirección y la serie con que \
va a facturar. La serie no se puede cambiar después del primer documento.
4. Abra una solicitud de cambio con la simulación adjunta y el nombre de quien aprueba. Hasta el \
diez por ciento del importe mensual basta la aprobación del contacto administrativo; por encima, \
se firma una adenda.
5. Las licencias quedan activas a las dos horas de la aprobación. Una sucursal tarda dos días \
hábiles, porque hay que crear sus series y probarlas con la autoridad fiscal.

Si el aumento es temporal, por ejemplo para un inventario, pida licencias por quincena: terminan \
solas y no modifican el contrato.""",
    body_en="""\
A contract may grow at any time; it may shrink only at renewal, or with thirty days' notice where \
the module allows it.

1. Work out the price in Account › Contract › Simulate. The page shows this month's prorated \
amount and the new monthly amount, without commitment.
2. A viewer license can read and export; a full one also records and approves. Moving from viewer \
to full keeps the user and their history.
3. For a new branch, have its tax identification, address and invoice series at hand. The series \
cannot be changed after the first document.
4. Open a change request with the simulation attached and the name of the person who approves. Up \
to ten per cent of the monthly amount, the administrative contact's approval is enough; above \
that, an addendum is signed.
5. Licenses are active two hours after approval. A branch takes two business days, because its \
series must be created and tested with the tax authority.

If the growth is temporary, for a stocktaking perhaps, ask for fortnightly licenses: they end by \
themselves and leave the contract as it is.""",
)
