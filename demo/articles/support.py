from demo.company import ANDRES, LAURA, MARISOL, PATRICIA
from demo.script import DAY, Article

UNBALANCED_LEDGER = Article(
    key="balance-descuadrado",
    area="SUPPORT",
    author=MARISOL,
    reviewer=PATRICIA,
    ago=210 * DAY,
    title_es="Un informe auxiliar no cuadra con el balance de prueba",
    title_en="A subledger report does not match the trial balance",
    body_es="""\
Casi siempre la diferencia está en documentos que un informe incluye y el otro no. Antes de \
corregir asientos, compruebe que ambos miran lo mismo.

1. Abra los dos informes con la misma fecha de corte y la misma moneda. El balance usa la fecha \
contable; la cartera, salvo que se indique otra cosa, la fecha del documento.
2. En Finanzas › Herramientas › Conciliar auxiliares, elija la cuenta de control y pulse Comparar. \
La lista muestra los documentos que solo están en un lado.
3. Revise primero los documentos en estado Borrador y los contabilizados en un periodo distinto al \
de su emisión: explican nueve de cada diez diferencias.
4. Si aparecen asientos manuales sobre la cuenta de control, reclasifíquelos a una cuenta auxiliar \
con el tercero correspondiente. No los borre: un asiento borrado deja la auditoría sin rastro.
5. Vuelva a comparar. El saldo de ambos lados debe coincidir hasta el centavo.

Si la lista queda vacía y la diferencia persiste, envíe a soporte los dos informes en hoja de \
cálculo, la fecha de corte y el código de la cuenta. No ejecute el recálculo de saldos en horas de \
trabajo: bloquea la contabilización de todos los usuarios mientras dura.""",
    body_en="""\
The difference nearly always comes from documents that one report includes and the other leaves \
out. Before correcting any entry, make sure both reports look at the same thing.

1. Open both reports with the same cut-off date and currency. The trial balance uses the posting \
date; the receivables report uses the document date unless told otherwise.
2. In Finance › Tools › Reconcile subledgers, choose the control account and press Compare. The \
list shows the documents found on one side only.
3. Look first at documents in Draft and at those posted in a period other than the one they were \
issued in: they explain nine differences out of ten.
4. If there are manual entries on the control account, reclassify them to a subledger account with \
the right third party. Do not delete them: a deleted entry leaves no audit trail.
5. Compare again. Both balances must agree to the cent.

If the list is empty and the difference remains, send support both reports as spreadsheets, the \
cut-off date and the account code. Do not run the balance recalculation during working hours: it \
blocks posting for every user while it lasts.""",
)

FROZEN_DASHBOARD = Article(
    key="tablero-sin-actualizar",
    area="SUPPORT",
    author=LAURA,
    reviewer=ANDRES,
    ago=165 * DAY,
    title_es="El tablero de Analítica no se actualiza",
    title_en="An Analytics dashboard has stopped refreshing",
    body_es="""\
Un tablero muestra la última carga que terminó bien. Si los datos son viejos, lo que se detuvo es \
la carga, no el tablero.

1. Mire la hora al pie del tablero. Si es de hace menos de dos horas, espere al siguiente ciclo.
2. Pida al administrador de su organización que abra Analítica › Cargas. La carga detenida aparece \
en rojo, con el motivo.
3. «Credencial vencida»: alguien cambió la contraseña de la base de origen. Escríbala de nuevo en \
Orígenes y pulse Probar antes de guardar.
4. «Columna desconocida»: el origen cambió de forma. Abra el modelo, acepte la columna nueva o \
retire la que desapareció, y guarde.
5. «Tiempo agotado»: reduzca el periodo de la primera carga a tres meses y programe el resto de \
noche.
6. Pulse Cargar ahora. Una carga normal termina en menos de quince minutos.

Si la carga falla dos veces con el mismo motivo, abra una incidencia con el nombre de la carga, la \
hora del último intento y el texto completo del error. Mientras tanto puede exportar las cifras \
del día desde Finanzas › Informes, que lee los datos en vivo.""",
    body_en="""\
A dashboard shows the last load that finished well. If its figures are old, what stopped is the \
load, not the dashboard.

1. Look at the time at the foot of the dashboard. If it is less than two hours old, wait for the \
next cycle.
2. Ask your organization's administrator to open Analytics › Loads. The load that stopped is shown \
in red, with the reason.
3. "Expired credential": somebody changed the password of the source database. Type it again in \
Sources and press Test before saving.
4. "Unknown column": the source changed its shape. Open the model, accept the new column or drop \
the one that is gone, and save.
5. "Timed out": shorten the first load to three months and schedule the rest at night.
6. Press Load now. A normal load ends in less than fifteen minutes.

If the load fails twice for the same reason, report an incident with the name of the load, the \
time of the last attempt and the whole error text. Meanwhile you can export today's figures from \
Finance › Reports, which reads live data.""",
    body_es_waiting="""\
Un tablero muestra la última carga que terminó bien. Si los datos son viejos, lo que se detuvo es \
la carga, no el tablero.

1. Mire la hora al pie del tablero. Si es de hace menos de dos horas, espere al siguiente ciclo.
2. Pida al administrador de su organización que abra Analítica › Cargas. La carga detenida aparece \
en rojo, con el motivo y, desde la versión 8.4, con lo que hay que hacer.
3. «Credencial vencida»: escriba de nuevo la contraseña en Orígenes y pulse Probar.
4. «Columna desconocida»: acepte la columna nueva en el modelo, o retire la que desapareció.
5. «Tiempo agotado»: desde la versión 8.4 la carga se parte sola; pulse Cargar ahora otra vez.

Si la carga falla dos veces con el mismo motivo, abra una incidencia con el nombre de la carga, la \
hora del último intento y el texto completo del error.""",
)
