from demo.company import DIEGO, JORGE, MARISOL
from demo.script import DAY, Article

STAMPING_STOPPED = Article(
    key="timbrado-detenido",
    area="BILLING",
    author=MARISOL,
    reviewer=DIEGO,
    ago=140 * DAY,
    title_es="Las facturas electrónicas se quedan sin timbrar",
    title_en="Electronic invoices are left without a fiscal stamp",
    body_es="""\
Una factura sin timbrar está guardada pero no tiene validez fiscal. No la vuelva a capturar: \
quedaría duplicada cuando el servicio se recupere.

1. Abra Facturación › Cola de timbrado y lea la columna Motivo de la factura más antigua. Las \
demás suelen esperar detrás de ella.
2. «Sello no válido»: el certificado del emisor venció o fue revocado. Cargue el nuevo en Emisores \
› Certificados y pulse Reintentar todo.
3. «Receptor no coincide»: corrija la razón social y el código postal del cliente tal como figuran \
en su constancia fiscal, y reintente solo esa factura.
4. «Proveedor sin respuesta»: el proveedor de timbrado está saturado o caído. Consulte su estado \
en la misma pantalla. Si lleva más de veinte minutos, cambie al proveedor de respaldo en Emisores \
› Proveedor.
5. Cuando la cola baje a cero, vuelva al proveedor habitual y descargue el informe de folios para \
comprobar que no falte ninguno.

Si la mercancía debe salir y la cola sigue detenida, llame a la mesa de atención y diga que hay \
embarques parados: la solicitud se tratará como crítica. Conserve los números internos de las \
facturas afectadas.""",
    body_en="""\
An unstamped invoice is saved but has no fiscal validity. Do not type it again: it would be \
duplicated when the service recovers.

1. Open Billing › Stamping queue and read the Reason column of the oldest invoice. The others are \
usually waiting behind it.
2. "Invalid seal": the issuer's certificate has expired or was revoked. Load the new one in \
Issuers › Certificates and press Retry all.
3. "Recipient does not match": correct the customer's legal name and postal code exactly as their \
tax certificate shows them, and retry that invoice only.
4. "Provider not answering": the stamping provider is saturated or down. Its state is on the same \
screen. After twenty minutes, switch to the backup provider in Issuers › Provider.
5. When the queue falls to zero, go back to the usual provider and download the folio report to \
check that none is missing.

If goods must leave and the queue is still stopped, call the desk and say that shipments are held: \
the request will be treated as critical. Keep the internal numbers of the invoices affected.""",
)

DUPLICATE_CHARGE = Article(
    key="cargo-duplicado",
    area="BILLING",
    author=DIEGO,
    reviewer=JORGE,
    ago=118 * DAY,
    title_es="Qué hacer ante un cargo duplicado de Bizflow",
    title_en="What to do about a duplicate charge from Bizflow",
    body_es="""\
Un mismo servicio puede aparecer dos veces en el extracto por tres razones distintas. Conviene \
saber cuál es antes de reclamar al banco, porque una devolución bancaria suspende el cobro \
automático.

1. Entre en Cuenta › Facturas y compare los números. Dos cargos con el mismo número de factura son \
un cobro repetido; con números distintos, casi siempre son dos periodos.
2. Revise el concepto. El ajuste por usuarios añadidos a mitad de mes se cobra aparte y lleva la \
palabra «prorrateo».
3. Compruebe si uno de los dos figura como «en proceso». Las autorizaciones que no se confirman \
desaparecen del extracto en cinco días hábiles.
4. Si es un cobro repetido, abra una consulta de facturación con el número de factura, la fecha de \
ambos cargos y los cuatro últimos dígitos del medio de pago. No envíe el número completo de la \
tarjeta.
5. Elija si prefiere la devolución o un saldo a favor. La devolución tarda de tres a diez días \
hábiles según el banco; el saldo se aplica a la siguiente factura.

Con la devolución emitimos una nota crédito que queda disponible en la misma página.""",
    body_en="""\
The same service may appear twice on a statement for three different reasons. It pays to know \
which before disputing it with the bank, because a chargeback suspends automatic payment.

1. Go to Account › Invoices and compare the numbers. Two charges with the same invoice number are \
a repeated charge; with different numbers they are nearly always two periods.
2. Read the description. The adjustment for users added in the middle of a month is charged apart \
and carries the word "proration".
3. See whether one of the two is "pending". Authorizations that are never captured vanish from the \
statement within five business days.
4. If it is a repeated charge, open a billing inquiry with the invoice number, the date of both \
charges and the last four digits of the payment method. Never send the whole card number.
5. Choose between a refund and a credit. A refund takes three to ten business days, depending on \
the bank; a credit is applied to the next invoice.

With a refund we issue a credit note, which you will find on the same page.""",
)
